package io.tailrace.exposer.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.answer.Answers;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.connection.Connection;
import java.io.IOException;

/** Answers one connection's requests, in their order. */
public final class RequestHandler extends ChannelInboundHandlerAdapter {
    private final Service service;
    private final Connection connection;
    private final RequestLog log;
    private boolean isOver;

    public RequestHandler(final Service service, final Connection connection) {
        this.service = service;
        this.connection = connection;
        this.log = new RequestLog(service.warnings().events());
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        try {
            if (!isOver && message instanceof HttpRequest request) {
                connection.onHead();
                onRequest(context, request);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onRequest(final ChannelHandlerContext context, final HttpRequest request) {
        if (connection.openAnswers() >= service.limits().maxPipelinedRequests()) {
            isOver = true;
            service.metrics().refused(Refusal.PIPELINING);
            service.metrics().busy(Route.of(request.uri()));
            log.refused(
                    context.channel(),
                    request,
                    Route.of(request.uri()),
                    Refusal.PIPELINING,
                    service.correlationIds().idOf(request.headers()),
                    service.clock().nanoTime());
            Channels.close(context.channel());
            return;
        }
        final Route route = Route.of(request.uri());
        Refusal refusal = RequestRules.judge(request, route);
        // Health is always told: its answers are small, and who asks would take a silence for the end of the process.
        if (refusal == null
                && route == Route.METRICS
                && service.metrics().inflight(route) >= service.limits().maxConcurrentRequests()
                && !service.connections().cutSlowReader(service.clock().nanoTime())) {
            refusal = Refusal.CONCURRENCY;
        }
        if (refusal != null) {
            service.metrics().refused(refusal);
            if (refusal == Refusal.CONCURRENCY) {
                service.metrics().busy(route);
            }
        }
        isOver = !keepsAlive(request) || (refusal != null && refusal.closes());
        send(context, request, route, refusal);
    }

    private void send(
            final ChannelHandlerContext context, final HttpRequest request, final Route route, final Refusal refusal) {
        final long begunNs = service.clock().nanoTime();
        if (refusal == null) {
            service.metrics().requestBegun(route);
        }
        connection.onAnswer(begunNs);
        try {
            send(context, request, route, refusal, begunNs);
        } catch (final RuntimeException | OutOfMemoryError fault) {
            // Nothing will tell that it was sent, and what counts as being on its way would count for ever.
            onUnsent(context.channel(), route, refusal, fault);
        }
    }

    private void send(
            final ChannelHandlerContext context,
            final HttpRequest request,
            final Route route,
            final Refusal refusal,
            final long begunNs) {
        final Answer answer = refusal == null ? answer(route, request.headers()) : Answers.of(refusal);
        final String correlationId = service.correlationIds().idOf(request.headers());
        service.metrics().answered(route, request.method().name(), answer.status());
        if (refusal != null) {
            log.refused(context.channel(), request, route, refusal, correlationId, begunNs);
        }
        final boolean isLogged = refusal == null && log.isServedLogged(route);
        final int status = answer.status();
        if (refusal == null) {
            service.metrics().answering(route, status, answer.bodyLengthInBytes());
        }
        service.writer()
                .write(context, answer, correlationId, isOver, request.method().equals(HttpMethod.HEAD))
                .addListener((ChannelFuture sent) -> {
                    onSent(sent, route, refusal, begunNs);
                    if (sent.isSuccess() && isScrape(request, route, status)) {
                        service.scrapes().onScrape(begunNs);
                    }
                    if (isLogged && sent.isSuccess()) {
                        final long latencyNs = service.clock().nanoTime() - begunNs;
                        log.served(sent.channel(), request, route, status, correlationId, latencyNs);
                    }
                });
    }

    private static boolean isScrape(final HttpRequest request, final Route route, final int status) {
        return route == Route.METRICS
                && status == HttpResponseStatus.OK.code()
                && request.method().equals(HttpMethod.GET);
    }

    private Answer answer(final Route route, final HttpHeaders asked) {
        try {
            return service.answer(route, asked);
        } catch (final RuntimeException | OutOfMemoryError fault) {
            service.warnings().warn("cannot answer " + route.label(), fault);
            return Answers.FAULT;
        }
    }

    private void onUnsent(final Channel channel, final Route route, final Refusal refusal, final Throwable fault) {
        isOver = true;
        connection.onAnswerSent(service.clock().nanoTime());
        if (refusal == null) {
            service.metrics().requestEnded(route);
            service.metrics().requestCanceled(route);
        }
        end(channel, fault);
    }

    private void onSent(final ChannelFuture sent, final Route route, final Refusal refusal, final long begunNs) {
        final long nowNs = service.clock().nanoTime();
        connection.onAnswerSent(nowNs);
        if (refusal == null) {
            service.metrics().requestEnded(route);
            if (sent.isSuccess()) {
                service.metrics().answerSent(route, nowNs - begunNs);
            } else {
                service.metrics().requestCanceled(route);
            }
        }
        if (!sent.isSuccess()) {
            end(sent.channel(), sent.cause());
        } else if (isOver && connection.openAnswers() == 0) {
            linger(sent.channel(), nowNs);
        }
    }

    /**
     * Ends our half and waits for the client to end its own: a socket that is closed while the client is still sending makes the
     * client's kernel throw away the answer (RFC 9112, 9.6).
     */
    private void linger(final Channel channel, final long nowNs) {
        connection.onLinger(nowNs);
        Channels.endOutput(channel);
    }

    /** HTTP/1.0 clients that ask for it could be kept too, but none that matters does. */
    private boolean keepsAlive(final HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !connection.isRetiring()
                && !service.state().isShutdown();
    }

    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable fault) {
        end(context.channel(), fault);
    }

    private void end(final Channel channel, final Throwable fault) {
        // A client that resets its connection is no news.
        if (!(fault instanceof IOException)) {
            service.warnings().warn("a connection was closed by a fault", fault);
        }
        Channels.close(channel);
    }
}
