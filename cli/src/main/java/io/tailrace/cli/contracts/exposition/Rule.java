package io.tailrace.cli.contracts.exposition;

import java.util.Locale;

/** What a page must keep to, and how to mend what does not. */
enum Rule {
    /** Lines are as the format says. */
    SYNTAX("write the page by the format's grammar"),
    /** TYPE and HELP come once, before the family's samples. */
    METADATA("write HELP and TYPE once a family, before its samples"),
    /** A family's lines follow each other. */
    GROUPING("write all lines of a family together"),
    /** A label set comes once. */
    DUPLICATE("write each label set of a name once"),
    /** Counters are numbers from 0 on. */
    VALUE("counters and counts of buckets are numbers from 0 on"),
    /** Buckets rise, end in infinity, and agree with the count. */
    HISTOGRAM("write cumulative buckets with rising bounds, le=\"+Inf\" last and equal to _count, and a _sum"),
    /** A family of ours that the registry does not know. */
    UNDECLARED("add the family to the metrics registry, or take a name without our prefix and no base labels"),
    /** Names end in what they measure. */
    SUFFIX("end the name in _seconds, _bytes or _total, or list it among the exceptions of the registry"),
    /** The family's TYPE is the registry's. */
    TYPE("write the type that the registry says, or change the registry by a major version"),
    /** The family's HELP is the registry's. */
    HELP("write the help that the registry says, or change it there"),
    /** The family's UNIT is the registry's. */
    UNIT("write the unit that the registry says"),
    /** Every line of ours has the base labels. */
    BASE_LABELS(
            "write service, instance, build_version and amnesia first on every line of our families, the same on the whole page"),
    /** The amnesia label is on or off. */
    AMNESIA("write amnesia=\"on\" or amnesia=\"off\""),
    /** Labels are the registry's, in its order. */
    LABELS("write the labels that the registry says, in its order"),
    /** Values of closed labels are among those of the registry. */
    LABEL_VALUE("write one of the registry's values, or add it there by a minor version"),
    /** Bounds of buckets are the registry's. */
    BUCKETS("write the bounds that the registry says"),
    /** Golden families are on every page. */
    GOLDEN("show the family from the start, at zero"),
    /** Declared zero series are on every page. */
    ZERO("show the series from the start, at zero"),
    /** A family has no more series than it may have. */
    CARDINALITY("take label values with fewer differences, or raise the limit on purpose");

    private final String mend;

    Rule(final String mend) {
        this.mend = mend;
    }

    /** As it is written in reports. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to do about a finding. */
    String mend() {
        return mend;
    }
}
