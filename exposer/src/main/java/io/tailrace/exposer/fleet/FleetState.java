package io.tailrace.exposer.fleet;

import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FleetTotals;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.FrameTailerSource;
import io.tailrace.exposer.page.PagePart;
import io.tailrace.exposer.page.PageSource;
import io.tailrace.exposer.state.Scraped;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/** The engines of a fleet, read in turn. Event-loop thread, but for {@link #add}. */
public final class FleetState implements Scraped, PageSource {
    private static final int MOST_NAMED = 16;
    private static final String UNREADABLE = "source_unreadable:";

    /** Of all logs that could not be opened one is tried in so much time: that may be slow, and there may be many. */
    private static final long OPEN_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Queue<Added> added = new ConcurrentLinkedQueue<>();
    private final Deque<Unopened> unopened = new ArrayDeque<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final FleetTotals totals = new FleetTotals();
    private final EpochInfo self;
    private final long staleAfterNs;
    private final long dropAfterNs;
    private final EngineClock clock;
    private List<String> missing = List.of();
    private long membership;
    private long nextOpenNs;
    private int next;

    private record Added(String name, FrameTailerSource source) {}

    private record Unopened(Added one, long sinceNs) {}

    public FleetState(final EpochInfo self, final long staleAfterNs, final long dropAfterNs, final EngineClock clock) {
        this.self = self;
        this.staleAfterNs = staleAfterNs;
        this.dropAfterNs = dropAfterNs;
        this.clock = clock;
    }

    /** Any thread. */
    public void add(final String name, final FrameTailerSource source) {
        added.add(new Added(name, source));
    }

    @Override
    public int poll(final int frameLimit) {
        final long nowNs = clock.nanoTime();
        takeIn(nowNs);
        int frames = 0;
        // Each in its turn: one that has much to say must not keep the others from being read.
        for (int i = 0; i < members.size() && frames < frameLimit; i++) {
            next = next >= members.size() - 1 ? 0 : next + 1;
            frames += poll(members.get(next), frameLimit - frames);
        }
        judge(nowNs, clock.epochNanos());
        return frames;
    }

    private static int poll(final Member member, final int frameLimit) {
        try {
            return member.poll(frameLimit);
        } catch (final RuntimeException | Error fault) {
            return 0; // it is named in missing, and tried again
        }
    }

    private void takeIn(final long nowNs) {
        Added one = added.poll();
        while (one != null) {
            if (names.add(one.name())) {
                open(one, nowNs);
            }
            one = added.poll();
        }
        if (!unopened.isEmpty() && nowNs - nextOpenNs >= 0) {
            nextOpenNs = nowNs + OPEN_AGAIN_NS;
            openAgain(unopened.poll(), nowNs);
        }
    }

    private void open(final Added one, final long nowNs) {
        final Throwable fault = tryToOpen(one, nowNs);
        if (fault != null) {
            unopened.add(new Unopened(one, nowNs));
            nextOpenNs = nowNs + OPEN_AGAIN_NS;
            System.getLogger(FleetState.class.getPackageName())
                    .log(
                            Level.WARNING,
                            "the frames of " + one.name() + " are not shown until they can be read: "
                                    + fault.getMessage());
        }
    }

    private void openAgain(final Unopened waiting, final long nowNs) {
        if (tryToOpen(waiting.one(), nowNs) != null) {
            unopened.add(waiting);
        }
    }

    /** What it failed on, or null. Whoever writes the log may be just about to mend it. */
    private Throwable tryToOpen(final Added one, final long nowNs) {
        try {
            members.add(
                    new Member(one.name(), one.source().openTailer("fleet", StartPosition.EARLIEST), totals, nowNs));
            membership++;
            return null;
        } catch (final RuntimeException | Error fault) {
            return fault;
        }
    }

    private void judge(final long nowNs, final long nowEpochNs) {
        final List<String> found = new ArrayList<>();
        boolean isMore = false;
        for (final Member member : members) {
            final long silentNs = member.silentNs(nowNs, nowEpochNs);
            if (member.drop(silentNs > dropAfterNs)) {
                membership++;
            }
            final boolean isMissing = silentNs > staleAfterNs || member.isUnreadable();
            if (isMissing && !member.isDropped() && found.size() < MOST_NAMED) {
                found.add((member.isUnreadable() ? UNREADABLE : "source_stale:") + shown(member.name()));
            } else if (isMissing && !member.isDropped()) {
                isMore = true;
            }
        }
        for (final Unopened waiting : unopened) {
            final boolean isMissing = nowNs - waiting.sinceNs() <= dropAfterNs;
            if (isMissing && found.size() < MOST_NAMED) {
                found.add(UNREADABLE + shown(waiting.one().name()));
            } else if (isMissing) {
                isMore = true;
            }
        }
        if (isMore) {
            found.add("source_stale:others");
        }
        missing = found.equals(missing) ? missing : found.stream().distinct().toList();
    }

    /** What may stand in {@code missing}. */
    private static String shown(final String name) {
        return name.replace('/', ':').replaceAll("[^A-Za-z0-9_.:-]", "_");
    }

    @Override
    public PageSource pages() {
        return this;
    }

    @Override
    public long version() {
        long version = membership + totals.version();
        for (final Member member : members) {
            version += member.version();
        }
        return version;
    }

    @Override
    public long layoutVersion() {
        long version = membership + totals.series().size();
        for (final Member member : members) {
            version += member.layoutVersion();
        }
        return version;
    }

    @Override
    public List<PagePart> parts() {
        final List<PagePart> parts = new ArrayList<>();
        parts.add(PagePart.ofAll(self, totals.series()));
        for (final Member member : members) {
            if (member.isKnown() && !member.isDropped()) {
                parts.add(member.part());
            }
        }
        return parts;
    }

    @Override
    public EpochInfo epoch() {
        return self;
    }

    @Override
    public StatusInfo status() {
        return null;
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public long newestNs() {
        return clock.epochNanos();
    }

    @Override
    public List<String> missing() {
        return missing;
    }

    @Override
    public void close() {
        members.forEach(member -> CloseHelper.quietClose(member::close));
    }
}
