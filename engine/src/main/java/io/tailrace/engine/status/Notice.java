package io.tailrace.engine.status;

/** Marks a throwable that tells of something which is no fault of a consumer: it is logged in one line, and not counted. */
public interface Notice {}
