package io.tailrace.exposer.answer;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.EnumMap;
import java.util.Map;

/** Answers that never change. */
public final class Answers {
    /** Liveness: whoever can say it is alive. */
    public static final Answer ALIVE = Answer.json(HttpResponseStatus.OK, "{\"ok\":true}");

    /** A fault of ours, which is in the log. */
    public static final Answer FAULT = Answer.text(HttpResponseStatus.INTERNAL_SERVER_ERROR, "internal error");

    private static final Map<Refusal, Answer> REFUSALS = new EnumMap<>(Refusal.class);

    static {
        for (final Refusal refusal : Refusal.values()) {
            REFUSALS.put(refusal, refusalOf(refusal));
        }
    }

    private Answers() {}

    public static Answer of(final Refusal refusal) {
        return REFUSALS.get(refusal);
    }

    private static Answer refusalOf(final Refusal refusal) {
        final HttpResponseStatus status = refusal.status();
        return switch (refusal) {
            case METHOD -> Answer.text(status, "only GET is served", "Allow: GET");
            case BODY -> Answer.text(status, "a request with a body is not served");
            case EXPECT -> Answer.text(status, "nothing is expected of a request without a body");
            case UPGRADE -> Answer.text(status, "the protocol is not changed");
            case NOT_FOUND -> Answer.text(status, "served are /metrics, /healthz and /readyz");
            case CONCURRENCY, CONNECTIONS, PIPELINING -> Answer.text(status, "busy, come again", "Retry-After: 1");
            default -> Answer.text(status, "bad request: " + refusal.label());
        };
    }
}
