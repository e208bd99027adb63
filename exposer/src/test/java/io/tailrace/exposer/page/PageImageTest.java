package io.tailrace.exposer.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.tailrace.codec.prometheus.ExpositionForm;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageImageTest {
    private static final ExpositionFormat TEXT = ExpositionFormat.DEFAULT;

    private final List<PageImage> open = new ArrayList<>();
    private final List<Gauge> gauges = List.of(new Gauge("a"), new Gauge("b"), new Gauge("c"));
    private final PageImage image = image(TEXT);

    @AfterEach
    void close() {
        open.forEach(PageImage::close);
    }

    @Test
    void shouldWriteOnlyWhatChangedAndCopyTheRest() {
        plan(image, gauges);
        image.render();
        assertEquals(List.of(1, 1, 1), reads());
        gauges.get(1).set(12_345);
        image.render();
        assertEquals(List.of(1, 2, 1), reads());
        assertEquals(
                "# TYPE f gauge\nf{of=\"a\"} 0\nf{of=\"b\"} 12345\nf{of=\"c\"} 0\n",
                image.newest().toString(UTF_8));
    }

    @Test
    void shouldLeaveAPageAloneThatSomebodyReads() {
        plan(image, gauges);
        image.render();
        final ByteBuf first = image.newest().retainedDuplicate();
        final String text = first.toString(UTF_8);
        gauges.forEach(gauge -> gauge.set(7));
        image.render();
        assertNotSame(first.unwrap(), image.newest());
        assertEquals(text, first.toString(UTF_8));
        first.release();
    }

    @Test
    void shouldKeepTheNewestPageWhileTwoOldOnesAreReadAndGoOnAfterwards() {
        plan(image, gauges);
        final List<ByteBuf> readers = new ArrayList<>();
        for (int i = 0; i < Generations.MOST_ALIVE; i++) {
            gauges.get(0).set(i);
            assertTrue(image.render());
            readers.add(image.newest().retainedDuplicate());
        }
        final ByteBuf newest = image.newest();
        gauges.get(0).set(99);
        assertFalse(image.render());
        assertSame(newest, image.newest());
        assertTrue(newest.toString(UTF_8).contains("f{of=\"a\"} 2\n"));
        readers.remove(0).release();
        assertTrue(image.render());
        assertTrue(image.newest().toString(UTF_8).contains("f{of=\"a\"} 99\n"));
        readers.forEach(ByteBuf::release);
    }

    @Test
    void shouldUseTheMemoryOfPagesThatNobodyReadsAnyMore() {
        plan(image, gauges);
        image.render();
        final ByteBuf first = image.newest();
        image.render();
        image.render();
        assertSame(first, image.newest());
    }

    @Test
    void shouldEqualAPageMadeAtOnceWhateverChanged() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (final ExpositionForm form : ExpositionForm.values()) {
            final ExpositionFormat format = ExpositionFormat.of(form, NameEscaping.UNDERSCORES);
            final PageImage kept = image(format);
            final List<Gauge> rows = new ArrayList<>(gauges);
            for (int round = 0; round < 200; round++) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    rows.get(random.nextInt(rows.size())).set(random.nextLong() >>> random.nextInt(64));
                }
                if (random.nextInt(10) == 0) {
                    rows.add(random.nextInt(rows.size() + 1), new Gauge("n" + round));
                }
                if (random.nextInt(10) == 0 && rows.size() > 1) {
                    rows.remove(random.nextInt(rows.size()));
                }
                if (random.nextInt(20) == 0) {
                    rows.get(random.nextInt(rows.size())).toggle();
                }
                plan(kept, rows);
                kept.render();
                final PageImage atOnce = image(format);
                plan(atOnce, rows);
                atOnce.render();
                assertEquals(atOnce.newest(), kept.newest(), form + ", round " + round + ", seed " + seed);
                atOnce.close();
            }
        }
    }

    @Test
    void shouldWriteAllAnewBehindAFault() {
        plan(image, gauges);
        image.render();
        gauges.get(0).set(5);
        gauges.get(2).breakOnce();
        try {
            image.render();
        } catch (final IllegalStateException expected) {
            assertEquals("broken by the test", expected.getMessage());
        }
        image.render();
        assertEquals(
                "# TYPE f gauge\nf{of=\"a\"} 5\nf{of=\"b\"} 0\nf{of=\"c\"} 1\n",
                image.newest().toString(UTF_8));
    }

    private List<Integer> reads() {
        return gauges.stream().map(gauge -> gauge.reads).toList();
    }

    private PageImage image(final ExpositionFormat format) {
        final PageEncoding encoding = format.form() == ExpositionForm.PROTOBUF
                ? new ProtobufEncoding(format)
                : new TextEncoding(format, false);
        final PageImage made = new PageImage(encoding, new PieceTable(format, encoding, new DistinctWarnings()));
        open.add(made);
        return made;
    }

    private static void plan(final PageImage image, final List<Gauge> rows) {
        image.plan(
                List.of(new FamilyRows("f", FamilyType.GAUGE, "", "", List.copyOf(rows))), new PageNames(TEXT), true);
    }

    private static final class Gauge implements Row {
        private final String name;
        private long value;
        private long revision;
        private int reads;
        private boolean isHidden;
        private boolean breaks;

        Gauge(final String name) {
            this.name = name;
        }

        void set(final long newValue) {
            value = newValue;
            revision++;
        }

        void toggle() {
            isHidden = !isHidden;
            revision++;
        }

        void breakOnce() {
            set(1);
            breaks = true;
        }

        @Override
        public List<String> labelNames() {
            return List.of("of");
        }

        @Override
        public List<String> labelValues() {
            return List.of(name);
        }

        @Override
        public LabelKey key() {
            return LabelKey.of(labelNames(), labelValues());
        }

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public boolean isShown() {
            return !isHidden;
        }

        @Override
        public long whole() {
            if (breaks) {
                breaks = false;
                throw new IllegalStateException("broken by the test");
            }
            reads++;
            return value;
        }
    }
}
