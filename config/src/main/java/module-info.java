/** Engine, journal and exposer from flags, environment and a file, and their reload. */
@SuppressWarnings("requires-automatic") // tomlj is no module, but has a module's name
module io.tailrace.config {
    requires transitive io.tailrace.engine;
    requires transitive io.tailrace.exposer;
    requires transitive io.tailrace.journal;
    requires org.slf4j;
    requires org.tomlj;
    requires tools.jackson.core;

    exports io.tailrace.config;
}
