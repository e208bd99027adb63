package io.tailrace.sinks.otlp.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;

/** Ends clients of the JDK. */
final class HttpClients {
    private HttpClients() {}

    /** From Java 21 on at once; before, a client's thread ends by itself soon after nobody has the client any more. */
    static void end(final HttpClient client) {
        try {
            MethodHandles.publicLookup()
                    .findVirtual(HttpClient.class, "shutdownNow", MethodType.methodType(void.class))
                    .invoke(client);
        } catch (final NoSuchMethodException | IllegalAccessException e) {
            // Before Java 21.
        } catch (final RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
