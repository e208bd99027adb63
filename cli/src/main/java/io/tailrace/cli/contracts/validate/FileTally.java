package io.tailrace.cli.contracts.validate;

import java.util.Map;
import java.util.TreeMap;

/** What came of a file. One thread. */
final class FileTally {
    private final String file;
    private final Map<String, Long> bySchema = new TreeMap<>();
    private long documents;
    private long faulty;
    private long faults;

    FileTally(final String file) {
        this.file = file;
    }

    void add(final Judgement judgement) {
        documents++;
        faults += judgement.faults().size();
        faulty += judgement.faults().isEmpty() ? 0 : 1;
        if (!judgement.schema().isEmpty()) {
            bySchema.merge(judgement.schema(), 1L, Long::sum);
        }
    }

    /** A fault that is in no document. */
    void addFault() {
        faults++;
    }

    String file() {
        return file;
    }

    long documents() {
        return documents;
    }

    long faulty() {
        return faulty;
    }

    long faults() {
        return faults;
    }

    /** Documents judged by each schema. */
    Map<String, Long> bySchema() {
        return bySchema;
    }
}
