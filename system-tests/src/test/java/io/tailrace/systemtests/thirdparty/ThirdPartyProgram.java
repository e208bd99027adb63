package io.tailrace.systemtests.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Programs of others, started by their own main, and what a user of theirs asks of them. */
enum ThirdPartyProgram {
    /** A database server, asked by its own shell. */
    H2 {
        @Override
        List<String> command(final int port) throws IOException {
            return List.of(
                    "-cp",
                    ThirdParty.jar("h2"),
                    "org.h2.tools.Server",
                    "-tcp",
                    "-tcpPort",
                    Integer.toString(port),
                    "-ifNotExists");
        }

        @Override
        void awaitReady(final Started program, final int port) {
            program.awaitOut(Pattern.compile("TCP server running at"));
        }

        @Override
        void use(final Path home, final Path folder, final int port) throws IOException, InterruptedException {
            final String sql = "create table shop(n int); insert into shop values(41); select n + 1 from shop";
            try (Started shell = Started.command(
                    folder,
                    ThirdParty.java(home),
                    "-cp",
                    ThirdParty.jar("h2"),
                    "org.h2.tools.Shell",
                    "-url",
                    "jdbc:h2:tcp://localhost:" + port + "/./shop",
                    "-sql",
                    sql)) {
                assertTrue(shell.end().expect(0).text().contains("42"), shell::describe);
            }
        }
    },
    /** An HTTP server, on Jetty. */
    WIREMOCK {
        @Override
        List<String> command(final int port) throws IOException {
            return List.of("-jar", ThirdParty.jar("wiremock-standalone"), "--port", Integer.toString(port));
        }

        @Override
        void awaitReady(final Started program, final int port) {
            program.awaitOut(Pattern.compile("^extensions:"));
        }

        @Override
        void use(final Path home, final Path folder, final int port) throws IOException, InterruptedException {
            final URI base = URI.create("http://127.0.0.1:" + port);
            final HttpClient client = HttpClient.newHttpClient();
            final HttpResponse<String> added = client.send(
                    HttpRequest.newBuilder(base.resolve("/__admin/mappings"))
                            .POST(HttpRequest.BodyPublishers.ofString(STUB))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, added.statusCode(), added::body);
            final HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(base.resolve("/orders")).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("42 orders", answer.body());
        }
    },
    /** A message broker, asked in STOMP. */
    ACTIVEMQ {
        @Override
        List<String> command(final int port) throws IOException {
            return List.of(
                    "-cp",
                    ThirdParty.jar("activemq-all"),
                    "org.apache.activemq.console.Main",
                    "start",
                    "broker:(stomp://127.0.0.1:" + port + ")?persistent=false&useJmx=false");
        }

        @Override
        void awaitReady(final Started program, final int port) {
            Poll.until(
                    "listener",
                    () -> {
                        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                            return socket.isConnected();
                        } catch (final IOException notYet) {
                            assertTrue(program.isAlive(), program::describe);
                            return false;
                        }
                    },
                    program::describe);
        }

        @Override
        void use(final Path home, final Path folder, final int port) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream()
                        .write(("CONNECT\naccept-version:1.2\nhost:shop\n\n\0"
                                        + "SUBSCRIBE\nid:1\ndestination:/queue/orders\nack:auto\n\n\0"
                                        + "SEND\ndestination:/queue/orders\n\n42 orders\0")
                                .getBytes(StandardCharsets.UTF_8));
                final StringBuilder answer = new StringBuilder();
                while (answer.indexOf("42 orders\0") < 0) {
                    final int read = socket.getInputStream().read();
                    assertTrue(read >= 0, answer::toString);
                    answer.append((char) read);
                }
                assertTrue(answer.indexOf("MESSAGE") > answer.indexOf("CONNECTED"), answer::toString);
            }
        }
    };

    /** What WireMock is to answer. */
    static final String STUB =
            "{\"request\": {\"url\": \"/orders\"}, \"response\": {\"status\": 200, \"body\": \"42 orders\"}}";

    /** Its own command line, without the JVM's options. */
    abstract List<String> command(int port) throws IOException;

    /** Until it can be asked. */
    abstract void awaitReady(Started program, int port);

    /** Asks what it is made for, and demands the right answer. */
    abstract void use(Path home, Path folder, int port) throws IOException, InterruptedException;
}
