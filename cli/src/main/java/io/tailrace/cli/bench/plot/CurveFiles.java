package io.tailrace.cli.bench.plot;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Reads interval logs: one curve for each tag of each file, all of its intervals added up. */
final class CurveFiles {
    private static final String MEND =
            "give files that tailrace bench record, tailrace replay --format hlog or HdrHistogram wrote";
    private static final String SUFFIX = ".hlog";

    private CurveFiles() {}

    /** In the order of the files, and of the tags in each. */
    static List<Curve> read(final List<Path> files) {
        final List<Curve> curves = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final Path file : files) {
            intervals(file).forEach((tag, sum) -> curves.add(new Curve(freeName(file, tag, names), sum)));
        }
        return curves;
    }

    private static Map<String, Histogram> intervals(final Path file) {
        final Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (InputStream stream = Files.newInputStream(file)) {
            final HistogramLogReader log = new HistogramLogReader(stream);
            while (log.hasNext()) {
                final EncodableHistogram interval = log.nextIntervalHistogram();
                if (interval == null) {
                    break;
                }
                add(byTag, file, interval);
            }
        } catch (final IOException | RuntimeException e) {
            if (e instanceof CommandFault fault) {
                throw fault;
            }
            final String why = e instanceof NoSuchFileException ? "no such file" : e.toString();
            throw CommandFault.cannotRun("cannot read", file + " (" + why + ")", MEND, e);
        }
        byTag.values().removeIf(histogram -> histogram.getTotalCount() == 0);
        if (byTag.isEmpty()) {
            throw CommandFault.cannotRun("no values", file.toString(), MEND);
        }
        return byTag;
    }

    private static void add(final Map<String, Histogram> byTag, final Path file, final EncodableHistogram interval) {
        if (!(interval instanceof Histogram whole)) {
            throw CommandFault.cannotRun("cannot draw fractions", file.toString(), MEND);
        }
        final String tag = interval.getTag() == null ? "" : interval.getTag();
        final Histogram sum = byTag.computeIfAbsent(tag, none -> growing(whole));
        sum.add(whole);
    }

    private static Histogram growing(final Histogram like) {
        final Histogram sum = new Histogram(like.getNumberOfSignificantValueDigits());
        sum.setAutoResize(true);
        return sum;
    }

    /** The tag, or the file's name without one; with its folder in front where that is taken. */
    private static String freeName(final Path file, final String tag, final Set<String> taken) {
        final Path whole = file.toAbsolutePath().normalize();
        final String fileName = whole.getFileName().toString();
        final String plain =
                fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
        String name = tag.isEmpty() ? plain : tag;
        for (Path folder = whole.getParent(); folder != null && !taken.add(name); folder = folder.getParent()) {
            name = folder.getFileName() == null ? name + "'" : folder.getFileName() + "/" + name;
        }
        taken.add(name);
        return name;
    }
}
