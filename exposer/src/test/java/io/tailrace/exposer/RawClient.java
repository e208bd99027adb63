package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A client that says what no HTTP client would, and takes answers as slowly as it likes. */
public final class RawClient implements AutoCloseable {
    private static final int SMALL_WINDOW = 4_096;

    /** An answer that does not come ends the test; nothing is waited for by this. */
    private static final int GIVE_UP_MS = 60_000;

    private final Socket socket = new Socket();

    public RawClient(final int port) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public RawClient(final InetSocketAddress address) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.connect(address);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(GIVE_UP_MS);
    }

    public RawClient send(final String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** One answer with its header, however long its body. */
    public String readAnswer() throws IOException {
        final String head = readUntil("\r\n\r\n");
        final int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElseThrow();
        return head + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }

    /** The header of one answer. */
    public String readHead() throws IOException {
        return readUntil("\r\n\r\n");
    }

    /** The first line of what comes; empty if nothing does. */
    public String readToEndOfFirstLine() {
        try {
            return readUntil("\r\n");
        } catch (final IOException ended) {
            return "";
        }
    }

    /** Everything until the server ends the connection, or resets it. */
    public String readToEnd() throws IOException {
        final ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (final SocketException reset) {
            // What came before counts.
        }
        return read.toString(ISO_8859_1);
    }

    private String readUntil(final String end) throws IOException {
        final StringBuilder read = new StringBuilder();
        final InputStream in = socket.getInputStream();
        while (read.length() < end.length()
                || !read.substring(read.length() - end.length()).equals(end)) {
            final int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
