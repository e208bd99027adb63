package io.tailrace.agent.loader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Addresses of entries of the agent's jar. They keep no file open, and need no handler that the host could have changed. Any thread. */
final class EntryUrls extends URLStreamHandler {
    private final AgentJar jar;

    EntryUrls(final AgentJar jar) {
        this.jar = jar;
    }

    URL of(final String entryName) throws MalformedURLException {
        return new URL("tailrace-agent", "", -1, "/" + entryName, this);
    }

    @Override
    protected URLConnection openConnection(final URL url) {
        return new URLConnection(url) {
            private byte[] content;

            @Override
            public void connect() throws IOException {
                if (!connected) {
                    content = jar.readEntry(url.getPath().substring(1));
                    connected = true;
                }
            }

            @Override
            public long getContentLengthLong() {
                try {
                    connect();
                    return content.length;
                } catch (final IOException unreadable) {
                    return -1;
                }
            }

            @Override
            public InputStream getInputStream() throws IOException {
                connect();
                return new ByteArrayInputStream(content);
            }
        };
    }
}
