/** The HTTP server and the scrape state, fed by any reader of frames. */
module io.tailrace.exposer {
    requires transitive io.tailrace.engine;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.tcnative.classes.openssl;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires org.slf4j;

    exports io.tailrace.exposer;
}
