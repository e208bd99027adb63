package io.tailrace.systemtests.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the agent in this JVM, asked for with nothing but the JDK. */
final class AgentPage {
    private static final Pattern ADDRESS = Pattern.compile("\"page\":\"([^\"]+)\"");
    private static final Pattern HICCUPS = Pattern.compile("(?m)^tailrace_jvm_hiccup_seconds_count\\{[^}]*} (\\d+)");

    private AgentPage() {}

    static int status() throws IOException {
        return connect().getResponseCode();
    }

    /** Looks at the thread that sleeps; 0 before the first. */
    static long hiccups() throws IOException {
        try (InputStream in = connect().getInputStream()) {
            final Matcher count = HICCUPS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return count.find() ? Long.parseLong(count.group(1)) : 0;
        }
    }

    private static HttpURLConnection connect() throws IOException {
        final Matcher address = ADDRESS.matcher(System.getProperty("tailrace.agent", ""));
        if (!address.find()) {
            throw new IOException("no page");
        }
        return (HttpURLConnection) URI.create(address.group(1)).toURL().openConnection();
    }
}
