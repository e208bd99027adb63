package io.tailrace.cli.doctor;

/** What a JVM tells of the options that it was started with. */
interface Jvm {
    /** Feature release: 17, 25. */
    int feature();

    /** Whether code outside modules may reflect into a package of a module. */
    boolean isOpen(String module, String packageName);

    /** Whether code outside modules may use the public types of a package of a module. */
    boolean isExported(String module, String packageName);

    /** Whether code outside modules may call native methods without a warning. */
    boolean isNativeAccessEnabled();

    /** A system property; null if it is not set. */
    String property(String key);
}
