package io.tailrace.exposer.connection;

import io.netty.channel.Channel;

/** Where a connection stands, for the time it may take. Event-loop thread. */
public final class Connection {
    private static final long NONE = Long.MIN_VALUE;
    private static final int IDLE_LOOKS = 3;

    private final Channel channel;
    private long lastActivityNs;
    private long headBegunNs = NONE;
    private long answerBegunNs = NONE;
    private long lingerBegunNs = NONE;
    private long handshakeBegunNs = NONE;
    private long handshakeTimeoutNs;
    private boolean hasHandshakeBytes;
    private Runnable onFirstHead;
    private int openAnswers;
    private boolean isRetiring;
    private int idleLooks;

    public Connection(final Channel channel, final long nowNs) {
        this.channel = channel;
        this.lastActivityNs = nowNs;
    }

    public Channel channel() {
        return channel;
    }

    /** Before anything else can be said, keys are agreed on. */
    public void onHandshakeAwaited(final long nowNs, final long timeoutNs) {
        handshakeBegunNs = nowNs;
        handshakeTimeoutNs = timeoutNs;
    }

    /** The client said something. */
    public void onHandshakeBytes() {
        hasHandshakeBytes = true;
    }

    /** It is finished, or has failed. */
    public void onHandshakeEnd(final long nowNs) {
        handshakeBegunNs = NONE;
        lastActivityNs = nowNs;
    }

    public boolean hasHandshakeBytes() {
        return hasHandshakeBytes;
    }

    public boolean isInHandshake() {
        return handshakeBegunNs != NONE;
    }

    void onBytes(final long nowNs) {
        idleLooks = 0;
        lastActivityNs = nowNs;
        if (headBegunNs == NONE) {
            headBegunNs = nowNs;
        }
    }

    /** What is to be done when it asks for something the first time. */
    void onFirstHead(final Runnable task) {
        onFirstHead = task;
    }

    /** A request's header is whole. */
    public void onHead() {
        headBegunNs = NONE;
        if (onFirstHead != null) {
            onFirstHead.run();
            onFirstHead = null;
        }
    }

    public void onAnswer(final long nowNs) {
        if (openAnswers++ == 0) {
            answerBegunNs = nowNs;
        }
    }

    /** An answer was handed to the socket, whole. */
    public void onAnswerSent(final long nowNs) {
        lastActivityNs = nowNs;
        openAnswers--;
        answerBegunNs = openAnswers == 0 ? NONE : nowNs;
    }

    /** All is said; what the client still sends is dropped until it ends. */
    public void onLinger(final long nowNs) {
        lingerBegunNs = nowNs;
    }

    /** Ends it with its next answer: what it came by, or was decoded by, is no longer how things are. */
    public void retire() {
        isRetiring = true;
    }

    public boolean isRetiring() {
        return isRetiring;
    }

    boolean isLingering() {
        return lingerBegunNs != NONE;
    }

    /** Whether nothing was on its way in several looks: what came with the first ones may not have been read yet. */
    boolean isIdleAtLast() {
        idleLooks = openAnswers == 0 && headBegunNs == NONE && !isLingering() ? idleLooks + 1 : 0;
        return idleLooks >= IDLE_LOOKS;
    }

    public int openAnswers() {
        return openAnswers;
    }

    /** Whether it has been taking an answer since then or longer. */
    boolean isAnswering(final long sinceNs) {
        return answerBegunNs != NONE && answerBegunNs - sinceNs <= 0;
    }

    /** Of two that are taking answers. */
    boolean answersLongerThan(final Connection other) {
        return answerBegunNs - other.answerBegunNs < 0;
    }

    /** What the connection has run out of, or null. */
    Overdue overdue(final long nowNs, final ConnectionLimits limits) {
        if (isInHandshake()) {
            return isLater(nowNs, handshakeBegunNs, handshakeTimeoutNs) ? overdueHandshake() : null;
        }
        if (isLater(nowNs, lingerBegunNs, limits.readTimeoutNs())) {
            return Overdue.LINGER;
        }
        if (isLater(nowNs, answerBegunNs, limits.writeTimeoutNs())) {
            return Overdue.WRITE;
        }
        if (openAnswers > 0 || isLingering()) {
            return null;
        }
        if (isLater(nowNs, headBegunNs, limits.readTimeoutNs())) {
            return Overdue.READ;
        }
        return headBegunNs == NONE && nowNs - lastActivityNs > limits.idleTimeoutNs() ? Overdue.IDLE : null;
    }

    /** A client that never says a word is no failed handshake: so do those who only look whether the port is open. */
    private Overdue overdueHandshake() {
        return hasHandshakeBytes ? Overdue.HANDSHAKE : Overdue.READ;
    }

    private static boolean isLater(final long nowNs, final long sinceNs, final long timeoutNs) {
        return sinceNs != NONE && nowNs - sinceNs > timeoutNs;
    }

    enum Overdue {
        /** Keys were agreed on too slowly. */
        HANDSHAKE,
        /** A request came too slowly. */
        READ,
        /** An answer was taken too slowly. */
        WRITE,
        /** Nothing was asked for long: no fault of anybody's. */
        IDLE,
        /** The client did not end a connection that was over. */
        LINGER
    }
}
