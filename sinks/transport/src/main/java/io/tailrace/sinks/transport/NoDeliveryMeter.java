package io.tailrace.sinks.transport;

/** For those who have no engine to count with. */
enum NoDeliveryMeter implements DeliveryMeter {
    INSTANCE;

    @Override
    public void failed() {}

    @Override
    public void alert(final boolean isRaised) {}

    @Override
    public void delivered(final long items) {}

    @Override
    public void latency(final long latencyNs) {}

    @Override
    public void refused(final String reason, final long items) {}

    @Override
    public void lost(final long frames) {}
}
