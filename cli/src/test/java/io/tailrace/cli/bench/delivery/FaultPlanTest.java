package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.proxy.FaultyProxy;
import io.tailrace.cli.bench.proxy.InjectedFault;
import io.tailrace.cli.bench.proxy.NetworkFault;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stepped by the test, with a client that connects again when it is cut off and so receives again. */
class FaultPlanTest {
    private static final int STEPS = 30_000;

    private final SettableClock clock = new SettableClock();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final FaultyProxy proxy;
    private final FaultPlan plan;
    private SocketChannel client;
    private long received;

    FaultPlanTest() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        proxy = FaultyProxy.listen((InetSocketAddress) server.getLocalAddress(), clock, new Random(1));
        plan = new FaultPlan(proxy, clock, new Random(7), () -> received);
    }

    @AfterEach
    void close() {
        CloseHelper.closeAll(sockets);
        proxy.onClose();
        CloseHelper.closeAll(client, server);
    }

    @Test
    void shouldDoAllKindsOfFaultsAndWaitForRecoveryEachTime() throws IOException {
        while (proxy.connections() == 0) {
            step(); // the machine's network may be late, of which the clock here knows nothing
        }
        plan.disturb(true);
        for (int i = 0; i < STEPS || kinds().size() < NetworkFault.values().length; i++) {
            step();
        }
        plan.disturb(false);
        while (!plan.isQuiet()) {
            step();
        }
        final long breaks = proxy.injected().stream()
                .filter(fault -> fault.fault().breaksConnections())
                .count();
        final NetworkFacts facts = plan.facts();
        assertEquals(breaks, facts.recoveries());
        assertTrue(facts.downNs() > 0);
        assertTrue(facts.downNs() * FaultPlan.UP_PARTS <= facts.activeNs(), facts::toString);
        assertTrue(facts.longestDownNs() <= facts.downNs());
        assertEquals(0, proxy.skipped());
    }

    /** A fault that met no connection is dealt again; a later one that is only slow to be done is waited for. */
    @Test
    void shouldWaitForAFaultThatIsLateThoughOneWasSkippedBefore() throws IOException {
        plan.disturb(true);
        while (proxy.skipped() == 0) {
            clock.advanceMs(1);
            proxy.doWork();
            plan.doWork();
        }
        for (int i = 0; i < STEPS; i++) {
            if (i / 1_000 % 2 == 0) {
                step();
            } else {
                clock.advanceMs(1);
                plan.doWork();
            }
        }
        plan.disturb(false);
        while (!plan.isQuiet()) {
            step();
        }
        assertEquals(
                proxy.injected().stream()
                        .filter(fault -> fault.fault().breaksConnections())
                        .count(),
                plan.facts().recoveries());
    }

    @Test
    void shouldDoNothingUntilItIsTold() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            step();
        }
        assertEquals(List.of(), proxy.injected());
        assertTrue(plan.isQuiet());
    }

    private Set<NetworkFault> kinds() {
        return proxy.injected().stream().map(InjectedFault::fault).collect(Collectors.toSet());
    }

    /** A millisecond, in which the client receives something if it is connected. */
    private void step() throws IOException {
        clock.advanceMs(1);
        connectAgain();
        proxy.doWork();
        final SocketChannel accepted = server.accept();
        if (accepted != null) {
            sockets.add(accepted);
        }
        proxy.doWork();
        if (proxy.connections() > 0) {
            received++;
        }
        plan.doWork();
    }

    private void connectAgain() throws IOException {
        if (client != null) {
            try {
                if (client.read(ByteBuffer.allocate(1)) == 0) {
                    return;
                }
            } catch (final IOException reset) {
                // It is connected again.
            }
            client.close();
        }
        client = SocketChannel.open(proxy.address());
        client.configureBlocking(false);
    }
}
