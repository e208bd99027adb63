package io.tailrace.samples.service;

import io.tailrace.engine.time.EngineClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Times each request, on its own thread. */
@Component
final class RequestTimer extends OncePerRequestFilter {
    /** A client may send any word; series are few. */
    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final OrderMetrics metrics;
    private final EngineClock clock;

    RequestTimer(final OrderMetrics metrics, final EngineClock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            final HttpServletRequest request, final HttpServletResponse response, final FilterChain chain)
            throws ServletException, IOException {
        final long startNs = clock.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            final String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
            final Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            metrics.answered(route == null ? "other" : route.toString(), method, clock.nanoTime() - startNs);
        }
    }

    @Override
    protected boolean shouldNotFilter(final HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/orders");
    }
}
