package io.tailrace.cli.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Awaited;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A headless Chromium, driven by the W3C's WebDriver protocol. One thread. */
final class Browser implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin/chromedriver"));
    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"));

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(final Process driver, final String driverUrl, final Path profile) {
        this.driver = driver;
        final List<String> arguments = List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        final Map<String, Object> wanted = Map.of(
                "browserName",
                "chrome",
                "goog:chromeOptions",
                Map.of("binary", BROWSERS.get(0).toString(), "args", arguments),
                "goog:loggingPrefs",
                Map.of("browser", "ALL", "performance", "ALL"));
        final JsonNode made =
                call("POST", driverUrl + "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)));
        session = driverUrl + "/session/" + made.get("sessionId").asString();
    }

    /** Whether there is one on this machine. */
    static boolean isThere() {
        return DRIVERS.stream().anyMatch(Files::isExecutable)
                && BROWSERS.stream().anyMatch(Files::isExecutable);
    }

    static Browser start(final Path profile) throws IOException {
        final Process driver = new ProcessBuilder(DRIVERS.get(0).toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        final BufferedReader out =
                new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            final Matcher started = STARTED.matcher(line);
            if (started.find()) {
                try {
                    return new Browser(driver, "http://127.0.0.1:" + started.group(1), profile);
                } catch (final RuntimeException | Error fault) {
                    driver.destroy();
                    throw fault;
                }
            }
        }
        throw new IOException("chromedriver ended");
    }

    void open(final String url) {
        call("POST", session + "/url", Map.of("url", url));
    }

    void size(final int width, final int height) {
        call("POST", session + "/window/rect", Map.of("width", width, "height", height));
    }

    /** Runs the body of a function. */
    JsonNode run(final String script, final Object... arguments) {
        return call("POST", session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    String text(final String selector) {
        return run("return document.querySelector(arguments[0])?.textContent ?? ''", selector)
                .asString();
    }

    /** Waits until a script says true. */
    void await(final String script) {
        Awaited.until(script, () -> run(script).asBoolean(), () -> text("body"));
    }

    /** Moves the mouse over an element, so many pixels from its left edge and from its top. */
    void hover(final String selector, final double left, final double top) {
        run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector);
        final JsonNode place = run(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.left, box.top]",
                selector);
        final Map<String, Object> move = Map.of(
                "type",
                "pointerMove",
                "duration",
                0,
                "x",
                Math.round(place.get(0).asDouble() + left),
                "y",
                Math.round(place.get(1).asDouble() + top));
        actions(Map.of("type", "pointer", "id", "mouse", "actions", List.of(move)));
    }

    /** Presses keys, by their characters; those without one have WebDriver's. */
    void press(final String... keys) {
        final List<Map<String, Object>> actions = new ArrayList<>();
        for (final String key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        }
        actions(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    /** Whether the person prefers dark pages. */
    void prefersDark(final boolean isDark) {
        call(
                "POST",
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of(
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light")))));
    }

    /** What the page told its console since the last call. */
    List<String> console() {
        return call("POST", session + "/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(entry -> entry.get("message").asString())
                .toList();
    }

    /** Addresses that were asked for since the last call. */
    List<String> requests() {
        return call("POST", session + "/se/log", Map.of("type", "performance"))
                .valueStream()
                .map(entry -> json.readTree(entry.get("message").asString()).get("message"))
                .filter(message -> message.get("method").asString().equals("Network.requestWillBeSent"))
                .map(message -> message.get("params").get("request").get("url").asString())
                .toList();
    }

    void screenshot(final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(call("GET", session + "/screenshot", null).asString()));
    }

    /** Waits for its processes, which write into the profile that is deleted behind this; not for ever, as nobody may fetch those that have ended. */
    @Override
    public void close() {
        final CompletableFuture<?> ended = CompletableFuture.allOf(
                driver.toHandle().descendants().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            call("DELETE", session, null);
        } finally {
            driver.destroy();
            ended.completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
            driver.onExit().join();
        }
    }

    private void actions(final Map<String, Object> source) {
        call("POST", session + "/actions", Map.of("actions", List.of(source)));
    }

    private JsonNode call(final String method, final String url, final Object body) {
        final HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        Optional.ofNullable(body)
                                .map(content -> HttpRequest.BodyPublishers.ofString(json.writeValueAsString(content)))
                                .orElse(HttpRequest.BodyPublishers.noBody()))
                .build();
        try {
            final HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertTrue(answer.statusCode() == 200, () -> url + ": " + answer.body());
            return json.readTree(answer.body()).get("value");
        } catch (final IOException e) {
            throw new IllegalStateException(url, e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(url, e);
        }
    }
}
