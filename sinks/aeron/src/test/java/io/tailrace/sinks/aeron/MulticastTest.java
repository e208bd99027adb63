package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.testsupport.FreePort;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two receivers of one multicast group on the loopback interface, where the machine has that. */
class MulticastTest {
    private static final String GROUP = "224.20.30.39";

    @TempDir
    Path folder;

    @Test
    void shouldDeliverAllToEachReceiverOfAGroup() throws IOException {
        final int port = FreePort.udp();
        Assumptions.assumeTrue(carriesMulticast(port), "SKIPPED: loopback of this machine carries no multicast");
        final String channel = "aeron:udp?endpoint=" + GROUP + ":" + port + "|interface=127.0.0.1|ttl=0|fc=min";
        final String back = "aeron:udp?endpoint=127.0.0.1:" + FreePort.udp();
        final Steps steps = new Steps();
        final Received one = new Received();
        final Received two = new Received();
        try (TestJournal journal = new TestJournal(folder.resolve("journal"));
                PositionStore positions = PositionStore.open(folder.resolve("positions"));
                AeronLink sending = link();
                AeronLink first = link();
                AeronLink second = link()) {
            journal.append(300);
            start(steps, first, "one", one, channel, back);
            start(steps, second, "two", two, channel, back);
            final AeronSender sender = new AeronSender(new AeronSenderContext(
                            sending, JournalSource.at(folder.resolve("journal"), error -> {}), Fixture.SHOP, positions)
                    .channel(channel, 1)
                    .returnChannel(back, 2)
                    .clock(steps.clock));
            steps.add(sender);
            steps.until("both", () -> one.count(Fixture.SHOP) >= 300 && two.count(Fixture.SHOP) >= 300);
            Fixture.assertWhole(journal, one.of(Fixture.SHOP));
            Fixture.assertWhole(journal, two.of(Fixture.SHOP));
            steps.until("caught up", sender::isCaughtUp);
            assertTrue(sender.status().delivered() >= 300);
            sender.onClose();
        }
    }

    private static AeronLink link() {
        return AeronLink.of(new AeronLinkContext().invoked(true).driver(Fixture::quick));
    }

    private static void start(
            final Steps steps,
            final AeronLink link,
            final String name,
            final FrameTaker taker,
            final String channel,
            final String back) {
        steps.add(new AeronReceiver(new AeronReceiverContext(link, name, taker)
                .channel(channel, 1)
                .returnChannel(back, 2)
                .clock(steps.clock)));
    }

    private static boolean carriesMulticast(final int port) {
        try (MulticastSocket socket = new MulticastSocket(port)) {
            final NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
            final InetSocketAddress group = new InetSocketAddress(InetAddress.getByName(GROUP), port);
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            socket.joinGroup(group, loopback);
            socket.setSoTimeout(2_000);
            socket.send(new DatagramPacket(new byte[] {1}, 1, group));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (final IOException none) {
            System.err.println("no multicast on loopback: " + none);
            return false;
        }
    }
}
