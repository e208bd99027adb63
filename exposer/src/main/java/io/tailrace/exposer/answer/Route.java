package io.tailrace.exposer.answer;

/** Where a request can go. */
public enum Route {
    METRICS("/metrics"),
    HEALTHZ("/healthz"),
    READYZ("/readyz"),
    /** Anywhere else; one label value, because paths are the client's choice. */
    OTHER("other");

    private static final String SCHEME = "http://";

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

    private static String pathOf(final String target) {
        final int query = target.indexOf('?');
        final String withoutQuery = query < 0 ? target : target.substring(0, query);
        if (!withoutQuery.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return withoutQuery;
        }
        final int path = withoutQuery.indexOf('/', SCHEME.length());
        return path < 0 ? "/" : withoutQuery.substring(path);
    }
}
