package io.tailrace.sinks.grpc.server;

import io.tailrace.sinks.transport.DeliveryMeter;

/** Of several subscribers, each with a state of its own, one meter: the alert is up while any of them is isolated. One thread. */
final class AlertTally {
    private final DeliveryMeter meter;
    private int raised;

    AlertTally(final DeliveryMeter meter) {
        this.meter = meter;
    }

    /** For one subscriber; closed when that is forgotten. */
    Member member() {
        return new Member();
    }

    private void count(final int change) {
        final boolean wasRaised = raised > 0;
        raised += change;
        if (wasRaised != raised > 0) {
            meter.alert(raised > 0);
        }
    }

    /** Of one subscriber. */
    final class Member implements DeliveryMeter, AutoCloseable {
        private boolean isRaised;

        @Override
        public void alert(final boolean raises) {
            if (raises != isRaised) {
                isRaised = raises;
                count(raises ? 1 : -1);
            }
        }

        @Override
        public void failed() {
            meter.failed();
        }

        @Override
        public void delivered(final long items) {
            meter.delivered(items);
        }

        @Override
        public void latency(final long latencyNs) {
            meter.latency(latencyNs);
        }

        @Override
        public void refused(final String reason, final long items) {
            meter.refused(reason, items);
        }

        @Override
        public void lost(final long frames) {
            meter.lost(frames);
        }

        @Override
        public void close() {
            alert(false);
        }
    }
}
