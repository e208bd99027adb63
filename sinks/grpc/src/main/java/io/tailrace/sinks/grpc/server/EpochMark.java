package io.tailrace.sinks.grpc.server;

/**
 * An epoch by its first frame, and not by its number alone: when a machine dies, its journal can lose a young epoch whole, and the next one has its number.
 *
 * @param epoch its number; 0 for none.
 * @param checksum of its first frame; 0 if that is not known.
 */
record EpochMark(int epoch, int checksum) {
    static final EpochMark NONE = new EpochMark(0, 0);

    boolean isBehind(final EpochMark other) {
        return Integer.compareUnsigned(epoch, other.epoch) > 0;
    }

    /** Whether it is another epoch of the same number. */
    boolean contradicts(final EpochMark other) {
        return epoch == other.epoch && checksum != 0 && other.checksum != 0 && checksum != other.checksum;
    }

    /** Whether nothing of it can have been sent if all that was sent is of another one or those before. */
    boolean isNewTo(final EpochMark sent) {
        return isBehind(sent) || contradicts(sent);
    }

    static EpochMark parse(final String text) {
        final int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no mark of an epoch");
        }
        return new EpochMark(
                Integer.parseUnsignedInt(text.substring(0, colon)),
                Integer.parseUnsignedInt(text.substring(colon + 1), 16));
    }

    @Override
    public String toString() {
        return Integer.toUnsignedString(epoch) + ":" + Integer.toHexString(checksum);
    }
}
