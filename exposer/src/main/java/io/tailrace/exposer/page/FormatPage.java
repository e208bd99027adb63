package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.fault.DistinctWarnings;
import java.util.List;

/**
 * The page of one format, in two parts: what the exposer counts itself, which changes with every request and is little; and behind it what the
 * log says, which changes with a snapshot and may be large. Event-loop thread.
 */
final class FormatPage implements AutoCloseable {
    private static final long NONE = Long.MIN_VALUE;

    private final ExpositionFormat format;
    private final LivePlan plan;
    private final PageImage image;
    private final PieceTable localTable;
    private final TextBuffer localText = new TextBuffer(16 * 1024);
    private final TextBuffer rows = new TextBuffer(4 * 1024);
    private List<FamilyPieces> local = List.of();
    private long plannedLog = NONE;
    private long plannedLocal = NONE;
    private long shownVersion = NONE;
    private long shownMetrics = NONE;
    private long shownReadiness = NONE;
    private long localMadeAtNs;
    private long heldBackSinceNs = NONE;
    private long lastAskedNs;
    private long answeredGeneration = NONE;
    private ExpositionFormat answeredFormat;
    private Answer answer;

    FormatPage(
            final ExpositionFormat format,
            final boolean showsCreated,
            final LivePlan plan,
            final DistinctWarnings warnings) {
        final PageEncoding encoding = switch (format.form()) {
            case TEXT, OPEN_METRICS -> new TextEncoding(format, showsCreated);
            case PROTOBUF -> new ProtobufEncoding(format);
        };
        this.format = format;
        this.plan = plan;
        this.image = new PageImage(encoding, new PieceTable(format, encoding, warnings));
        this.localTable = new PieceTable(format, encoding, warnings);
    }

    long lastAskedNs() {
        return lastAskedNs;
    }

    /** Makes what the log says anew, if that changed, unless slow clients hold too many pages. */
    void refreshLog(final long version, final long nowNs) {
        if (version == shownVersion) {
            return;
        }
        plan.update();
        if (plannedLog != plan.logRevision()) {
            final PageNames names = new PageNames(format);
            plan.local().forEach(family -> names.family(family.name(), family.type()));
            image.plan(plan.log(), names, plan.isClassic());
            plannedLog = plan.logRevision();
        }
        if (image.render()) {
            shownVersion = version;
            heldBackSinceNs = NONE;
        } else if (heldBackSinceNs == NONE) {
            heldBackSinceNs = nowNs;
        }
    }

    long heldBackNs(final long nowNs) {
        return heldBackSinceNs == NONE ? 0 : nowNs - heldBackSinceNs;
    }

    /** The page, with the content type that was asked for. */
    Answer answer(final ExpositionFormat asked, final long nowNs, final long maxAgeNs, final long readiness) {
        lastAskedNs = nowNs;
        final boolean isLogNewer = answeredGeneration != image.generation();
        final boolean isLocalNewer = plan.metrics().revision() != shownMetrics && nowNs - localMadeAtNs >= maxAgeNs;
        if (isLogNewer || isLocalNewer || readiness != shownReadiness) {
            writeLocal();
            localMadeAtNs = nowNs;
            shownMetrics = plan.metrics().revision();
            shownReadiness = readiness;
            answer = null;
        }
        if (answer == null || asked != answeredFormat) {
            answeredGeneration = image.generation();
            answeredFormat = asked;
            answer = Answer.page(asked.contentType(), localText, image.newest());
        }
        return answer;
    }

    private void writeLocal() {
        plan.update();
        if (plannedLocal != plan.localRevision()) {
            local = localTable.pieces(plan.local(), new PageNames(format), plan.isClassic());
            plannedLocal = plan.localRevision();
        }
        localText.clear();
        local.forEach(family -> family.writeAll(rows, localText));
    }

    /** Lets go of its pages; clients that read one keep it. */
    @Override
    public void close() {
        image.close();
    }
}
