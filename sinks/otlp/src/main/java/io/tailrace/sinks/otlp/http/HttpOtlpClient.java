package io.tailrace.sinks.otlp.http;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.otlp.call.PeerText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** Sends requests by POST, over HTTP/1.1 and one connection that is kept. One thread; what the HTTP client does, it does on its own. */
public final class HttpOtlpClient implements OtlpClient {
    private final CallSettings settings;
    private final boolean isJson;
    private final EngineClock clock;
    private final ResponseReader responses;
    private final ExecutorService executor;
    private final HttpClient client;
    private OtlpRequest encodedRequest;
    private byte[] encoded;
    private Signal signal;
    private CompletableFuture<HttpResponse<byte[]>> underWay;
    private long sentNs;

    /**
     * Connects when there is something to send.
     *
     * @param settings of the calls.
     * @param isJson whether bodies are JSON; protobuf if not.
     * @param clock for dates in Retry-After.
     * @throws io.tailrace.sinks.otlp.call.TlsFileException if a file of TLS cannot be used.
     */
    public HttpOtlpClient(final CallSettings settings, final boolean isJson, final EngineClock clock) {
        this.settings = settings;
        this.isJson = isJson;
        this.clock = clock;
        responses = new ResponseReader(isJson);
        final HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofNanos(settings.timeoutNs()));
        if (settings.isSecure() && settings.tls() != null) {
            builder.sslContext(HttpTls.context(settings.tls()));
        }
        executor = Executors.newSingleThreadExecutor(settings.threadFactory());
        client = builder.executor(executor).build();
    }

    @Override
    public int lengthInBytes(final OtlpRequest request) {
        return encode(request).length;
    }

    @Override
    public void send(final OtlpRequest request, final long nowNs) {
        cancel();
        final byte[] body = encode(request);
        encodedRequest = null;
        encoded = null;
        final HttpRequest.Builder post =
                HttpRequest.newBuilder(uri(request.signal())).setHeader("User-Agent", settings.userAgent());
        settings.headers().forEach(post::setHeader);
        post.setHeader("Content-Type", isJson ? "application/json" : "application/x-protobuf");
        if (settings.isCompressed()) {
            post.setHeader("Content-Encoding", "gzip");
        }
        post.POST(BodyPublishers.ofByteArray(settings.isCompressed() ? gzip(body) : body));
        signal = request.signal();
        sentNs = nowNs;
        underWay = client.sendAsync(
                post.build(),
                info -> new BoundedBody(settings.maxResponseLengthInBytes(), info.statusCode() / 100 != 2));
    }

    @Override
    public OtlpAnswer poll(final long nowNs) {
        if (underWay == null) {
            return OtlpAnswer.Pending.INSTANCE;
        }
        if (!underWay.isDone()) {
            if (nowNs - sentNs < settings.timeoutNs()) {
                return OtlpAnswer.Pending.INSTANCE;
            }
            cancel();
            return new OtlpAnswer.Retryable("no answer in time", 0);
        }
        final CompletableFuture<HttpResponse<byte[]>> done = underWay;
        underWay = null;
        try {
            return read(done.get());
        } catch (final ExecutionException | CompletionException e) {
            return failure(e.getCause() == null ? e : e.getCause());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OtlpAnswer.Retryable("interrupted", 0);
        }
    }

    private OtlpAnswer read(final HttpResponse<byte[]> response) {
        final long askedNs = response.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.waitNs(header, clock.epochNanos()))
                .orElse(0L);
        return responses.read(signal, response.statusCode(), response.body(), settings.boundedWaitNs(askedNs));
    }

    /** What went wrong before there was an answer may go right another time. */
    private static OtlpAnswer failure(final Throwable cause) {
        if (cause instanceof BoundedBody.TooLong) {
            return new OtlpAnswer.Refused("long_answer", cause.getMessage());
        }
        final String text = PeerText.clip(cause.getMessage());
        return new OtlpAnswer.Retryable(text.isEmpty() ? cause.getClass().getSimpleName() : text, 0);
    }

    @Override
    public void cancel() {
        if (underWay != null) {
            underWay.cancel(true);
            underWay = null;
        }
    }

    @Override
    public void close() {
        cancel();
        HttpClients.end(client);
        executor.shutdownNow();
    }

    private URI uri(final Signal what) {
        final String base = settings.endpoint().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + what.path());
    }

    /** Kept until it is sent, because its length is asked for first. The very same is meant: to compare messages costs as much as to encode them. */
    @SuppressWarnings("ReferenceEquality")
    private byte[] encode(final OtlpRequest request) {
        if (request != encodedRequest) {
            encoded = isJson
                    ? OtlpJson.write(request.message())
                    : request.message().toByteArray();
            encodedRequest = request;
        }
        return encoded;
    }

    private static byte[] gzip(final byte[] body) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
