package io.tailrace.codec.frame;

import io.tailrace.codec.sbe.EpochEncoder;

/** The frame version that this build writes; it reads every minor version of the same major one. */
public final class FrameVersion {
    /** Changes when an old reader could not read new frames. */
    public static final int MAJOR = EpochEncoder.SCHEMA_ID - FrameLayout.SCHEMA_ID_BASE;

    /** Rises when fields or messages are added. */
    public static final int MINOR = EpochEncoder.SCHEMA_VERSION;

    private FrameVersion() {}
}
