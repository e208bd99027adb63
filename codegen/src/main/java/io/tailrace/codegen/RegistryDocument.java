package io.tailrace.codegen;

import java.util.List;
import java.util.Map;

/**
 * The registry as far as code is made of it.
 *
 * @param version of the registry.
 * @param baseLabels names of the labels on every series.
 * @param suffixes that names end in.
 * @param exceptions names that need no suffix.
 * @param buckets rising bounds by their name.
 * @param families in the order of the file.
 */
record RegistryDocument(
        String version,
        List<String> baseLabels,
        List<String> suffixes,
        List<String> exceptions,
        Map<String, List<Double>> buckets,
        List<Family> families) {
    /** One family, with the words of the file. */
    record Family(
            String name,
            String type,
            String unit,
            String help,
            List<String> labels,
            List<String> optionalLabels,
            Map<String, List<String>> values,
            String buckets,
            List<List<String>> zero,
            String source,
            boolean isGolden,
            String since,
            String stability) {
        boolean isHistogram() {
            return type.equals("histogram");
        }
    }
}
