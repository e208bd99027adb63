package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A client of a Unix domain socket. */
public final class UnixClient implements AutoCloseable {
    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);

    public UnixClient(final Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    /** What one request gets, whose connection ends with it. */
    public static String get(final Path socket, final String path) throws IOException {
        try (UnixClient client = new UnixClient(socket)) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    /** Sends what the other side still takes. */
    public UnixClient send(final String text) {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
        } catch (final IOException cut) {
            // What can be read tells it.
        }
        return this;
    }

    /** Everything until the server ends the connection, or resets it. */
    public String readToEnd() throws IOException {
        final ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            Channels.newInputStream(channel).transferTo(read);
        } catch (final IOException reset) {
            // What came before counts.
        }
        return read.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
