package io.tailrace.systemtests.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.attack.Attacked.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each attack over TCP and over a Unix domain socket, while a good client scrapes on; nothing is left behind. */
@EnabledOnOs(OS.LINUX)
class AttackTest {
    private static final int SERIES = 20;
    private static final int THOUSANDS = 2_000;

    /** No socket takes a page of them whole. */
    private static final int MANY_SERIES = 14_000;

    /** Fewer than the pages that may be on their way at once, by default 64. */
    private static final int SLOW_READERS = 48;

    private static final List<String> FIELDS =
            List.of("Connection: close", "Cache-Control: no-store", "X-Content-Type-Options: nosniff");

    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Transport.class)
    void shouldRefuseWhateverIsMalformed(final Transport transport) throws IOException, InterruptedException {
        try (Attacked attacked = Attacked.start(folder, transport, SERIES)) {
            try (GoodClient good = new GoodClient(attacked.address())) {
                final long peaceNs = good.medianNs();
                final List<String> faults = new ArrayList<>();
                for (final MalformedRequest malformed : MalformedRequest.values()) {
                    try (Attacker attacker = Attacker.connect(attacked.address())) {
                        final String answer =
                                attacker.trySend(malformed.request()).readToEnd();
                        if (!isRefused(answer, malformed.status())) {
                            faults.add(malformed + ": " + answer);
                        }
                    }
                }
                assertEquals(List.of(), faults);
                GoodClient.compare(peaceNs, good.medianNs());
            }
            attacked.endWithNothingLeft();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void shouldServeOthersAmongThousandsOfConnections(final Transport transport)
            throws IOException, InterruptedException {
        final List<Attacker> attackers = new ArrayList<>();
        try (Attacked attacked = Attacked.start(folder, transport, SERIES)) {
            try (GoodClient good = new GoodClient(attacked.address())) {
                final long peaceNs = good.medianNs();
                for (int i = 0; i < THOUSANDS; i++) {
                    final Attacker attacker = Attacker.connect(attacked.address());
                    switch (i % 4) {
                        case 0 -> attackers.add(attacker);
                        case 1 -> attackers.add(attacker.trySend("GET /metrics HTTP/1.1\r\nHost: "));
                        case 2 -> attacker.reset();
                        default -> attacker.trySend(METRICS).reset();
                    }
                }
                GoodClient.compare(peaceNs, good.medianNs());
                try (Scraper newcomer = new Scraper(attacked.address())) {
                    assertTrue(newcomer.isServed("/metrics"), "one that connects among them is served, too");
                }
            }
            closeAll(attackers);
            attacked.endWithNothingLeft();
        } finally {
            closeAll(attackers);
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void shouldServeOthersWhileSomeAskWithoutEnd(final Transport transport) throws IOException, InterruptedException {
        try (Attacked attacked = Attacked.start(folder, transport, SERIES)) {
            try (GoodClient good = new GoodClient(attacked.address())) {
                final long peaceNs = good.medianNs();
                for (int i = 0; i < 40; i++) {
                    try (Attacker attacker = Attacker.connect(attacked.address())) {
                        attacker.flood(METRICS.repeat(500));
                        good.awaitPages(1);
                    }
                }
                GoodClient.compare(peaceNs, good.medianNs());
            }
            attacked.endWithNothingLeft();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void shouldServeOthersWhileSomeHoldTheirPages(final Transport transport) throws IOException, InterruptedException {
        final List<Attacker> attackers = new ArrayList<>();
        try (Attacked attacked = Attacked.start(folder, transport, MANY_SERIES)) {
            try (GoodClient good = new GoodClient(attacked.address())) {
                final long peaceNs = good.medianNs();
                for (int i = 0; i < SLOW_READERS; i++) {
                    attackers.add(Attacker.connectSlow(attacked.address(), transport == Transport.TCP)
                            .trySend(METRICS));
                }
                GoodClient.compare(peaceNs, good.medianNs());
            }
            closeAll(attackers);
            attacked.endWithNothingLeft();
        } finally {
            closeAll(attackers);
        }
    }

    /** One answer with everything that each has, and nothing behind it. */
    private static boolean isRefused(final String answer, final int status) {
        return answer.startsWith("HTTP/1.1 " + status + " ")
                && answer.indexOf("HTTP/1.1 ", 1) < 0
                && FIELDS.stream().allMatch(field -> answer.contains("\r\n" + field + "\r\n"));
    }

    private static void closeAll(final List<Attacker> attackers) throws IOException {
        for (final Attacker attacker : attackers) {
            attacker.close();
        }
        attackers.clear();
    }
}
