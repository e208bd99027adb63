package io.tailrace.exposer.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request can go. */
public enum Route {
    METRICS("/metrics"),
    HEALTHZ("/healthz"),
    READYZ("/readyz"),
    /** Anywhere else; one label value, because paths are the client's choice. */
    OTHER("other");

    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?]+");

    private final String label;

    Route(final String label) {
        this.label = label;
    }

    /** As it stands in labels. */
    public String label() {
        return label;
    }

    /** The route of a request target in origin or absolute form (RFC 9112, 3.2); its query means nothing here. */
    public static Route of(final String target) {
        final String path = pathOf(target);
        return switch (path) {
            case "/metrics" -> METRICS;
            case "/healthz" -> HEALTHZ;
            case "/readyz" -> READYZ;
            default -> OTHER;
        };
    }

    /** Whether it is a request target in one of the two forms that can name a route. */
    public static boolean isTarget(final String target) {
        return target.startsWith("/") || ORIGIN.matcher(target).lookingAt();
    }

    private static String pathOf(final String target) {
        final int query = target.indexOf('?');
        final String withoutQuery = query < 0 ? target : target.substring(0, query);
        if (withoutQuery.startsWith("/")) {
            return withoutQuery;
        }
        final Matcher origin = ORIGIN.matcher(withoutQuery);
        return origin.lookingAt() ? withoutQuery.substring(origin.end()) : withoutQuery;
    }
}
