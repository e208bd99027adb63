package io.tailrace.systemtests.thirdparty;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A service on the JDK's HTTP server, which knows of nobody who measures it. */
final class OrdersServer {
    private OrdersServer() {}

    public static void main(final String[] arguments) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> {
            final byte[] answer = "42 orders".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        System.out.println("agent " + System.getProperty("tailrace.agent"));
        System.out.println("port " + server.getAddress().getPort());
    }
}
