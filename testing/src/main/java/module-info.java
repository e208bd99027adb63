/** An engine in one thread with a settable clock, and assertions on what it recorded, for JUnit 5. */
module io.tailrace.test {
    requires transitive io.tailrace.engine;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires jdk.management;

    exports io.tailrace.test;
}
