module shop {
    requires io.tailrace.engine;
    requires io.tailrace.exposer;
    requires io.tailrace.journal;
    requires java.net.http;
}
