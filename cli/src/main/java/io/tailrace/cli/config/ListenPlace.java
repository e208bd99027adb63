package io.tailrace.cli.config;

import io.tailrace.cli.console.Text;
import io.tailrace.config.TailraceConfig;
import io.tailrace.config.TlsKeys;
import io.tailrace.exposer.Exposer;

/** Where an exposer listens, for people. */
public final class ListenPlace {
    private ListenPlace() {}

    /**
     * Its place.
     *
     * @param exposer that runs.
     * @param config by which it was launched.
     * @return for example {@code http://127.0.0.1:9100}, or {@code unix:/run/shop/metrics.sock}.
     */
    public static String of(final Exposer exposer, final TailraceConfig config) {
        if (exposer.socketPath().isPresent()) {
            return "unix:" + exposer.socketPath().get();
        }
        final String url = Text.url(exposer.address());
        return config.get(TlsKeys.ENABLED) ? url.replaceFirst("^http:", "https:") : url;
    }
}
