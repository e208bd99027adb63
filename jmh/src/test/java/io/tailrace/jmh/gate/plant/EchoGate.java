package io.tailrace.jmh.gate.plant;

/** A gate that says what it was told. */
final class EchoGate {
    private EchoGate() {}

    public static void main(final String[] arguments) {
        if (arguments[0].equals("broken")) {
            System.err.println("tailrace: warning\ntailrace: echo is broken");
            System.exit(3);
        }
        System.out.println("{\"passed\":true,\"failures\":[]}");
    }
}
