package io.tailrace.systemtests.nativeimage;

import java.util.List;

/**
 * A call of something that finds classes, members or files by their names.
 *
 * @param site the class and method that it stands in.
 * @param api what is called.
 * @param constants names of classes and texts that were put on the stack for it, in their order; empty if they are computed.
 */
record ReflectiveCall(String site, String api, List<String> constants) {
    /** What it looks up, as {@link Metadata} names it; null if that is computed. */
    String target() {
        if (constants.isEmpty()) {
            return null;
        }
        return switch (api) {
            case "Class.forName" -> constants.get(0);
            case "Class.getDeclaredField",
                    "Class.getField",
                    "Lookup.findVarHandle",
                    "AtomicLongFieldUpdater.newUpdater",
                    "AtomicIntegerFieldUpdater.newUpdater",
                    "AtomicReferenceFieldUpdater.newUpdater" -> field();
            default -> null;
        };
    }

    /** The last text of the constants is its name, the first class has it. */
    private String field() {
        return constants.size() < 2 ? null : constants.get(0) + "#" + name();
    }

    private String name() {
        return api.endsWith("findVarHandle") ? constants.get(1) : constants.get(constants.size() - 1);
    }

    @Override
    public String toString() {
        return site + " calls " + api + constants;
    }
}
