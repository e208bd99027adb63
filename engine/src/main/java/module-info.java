/**
 * Recording, rings, aggregation, snapshots, the frame log and its memory form, readers of frames.
 *
 * <p>The stages between recording and the log (ring, aggregate, snapshot, bucket, status) are nobody's business outside.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Agrona and HdrHistogram are no modules
module io.tailrace.engine {
    requires transitive io.tailrace.codec;
    requires transitive HdrHistogram;
    requires transitive org.agrona;
    requires com.lmax.disruptor;
    requires org.slf4j;

    exports io.tailrace.engine;
    exports io.tailrace.engine.compare;
    exports io.tailrace.engine.descriptor;
    exports io.tailrace.engine.entry;
    exports io.tailrace.engine.health;
    exports io.tailrace.engine.log;
    exports io.tailrace.engine.observe;
    exports io.tailrace.engine.reader;
    exports io.tailrace.engine.reader.audit;
    exports io.tailrace.engine.reader.compare;
    exports io.tailrace.engine.reader.replay;
    exports io.tailrace.engine.recording;
    exports io.tailrace.engine.time;
}
