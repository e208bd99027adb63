package io.tailrace.cli.contracts.validate;

/** A document that cannot be read, or not be judged. */
final class DocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    DocumentException(final Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
