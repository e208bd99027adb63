package io.tailrace.codec.prometheus.protobuf;

/** Numbers of fields and of types, as {@code io/prometheus/client/metrics.proto} has them. */
final class Fields {
    static final int FAMILY_NAME = 1;
    static final int FAMILY_HELP = 2;
    static final int FAMILY_TYPE = 3;
    static final int FAMILY_METRIC = 4;
    static final int FAMILY_UNIT = 5;

    static final int METRIC_LABEL = 1;
    static final int METRIC_GAUGE = 2;
    static final int METRIC_COUNTER = 3;
    static final int METRIC_SUMMARY = 4;
    static final int METRIC_UNTYPED = 5;
    static final int METRIC_HISTOGRAM = 7;

    static final int LABEL_NAME = 1;
    static final int LABEL_VALUE = 2;

    /** Of counters, gauges and untyped values. */
    static final int VALUE = 1;

    static final int COUNTER_CREATED = 3;

    static final int SUMMARY_COUNT = 1;
    static final int SUMMARY_SUM = 2;
    static final int SUMMARY_QUANTILE = 3;
    static final int SUMMARY_CREATED = 4;

    static final int QUANTILE = 1;
    static final int QUANTILE_VALUE = 2;

    static final int HISTOGRAM_COUNT = 1;
    static final int HISTOGRAM_SUM = 2;
    static final int HISTOGRAM_BUCKET = 3;
    static final int HISTOGRAM_SCHEMA = 5;
    static final int HISTOGRAM_ZERO_THRESHOLD = 6;
    static final int HISTOGRAM_ZERO_COUNT = 7;
    static final int HISTOGRAM_SPAN = 12;
    static final int HISTOGRAM_DELTA = 13;
    static final int HISTOGRAM_CREATED = 15;

    static final int BUCKET_COUNT = 1;
    static final int BUCKET_BOUND = 2;
    static final int BUCKET_EXEMPLAR = 3;

    static final int SPAN_OFFSET = 1;
    static final int SPAN_LENGTH = 2;

    static final int EXEMPLAR_LABEL = 1;
    static final int EXEMPLAR_VALUE = 2;
    static final int EXEMPLAR_TIME = 3;

    static final int TIME_SECONDS = 1;
    static final int TIME_NANOS = 2;

    private Fields() {}
}
