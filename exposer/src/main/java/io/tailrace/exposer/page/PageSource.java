package io.tailrace.exposer.page;

import java.util.List;

/** What pages are made of: one engine, or several. Event-loop thread. */
public interface PageSource {
    /** Grows with each change of what there is to show. */
    long version();

    /** Grows when series came or went, or who they belong to is another: pages are laid out anew then. */
    long layoutVersion();

    /** Each engine; the first is the one whose base labels the exposer's own families have. */
    List<PagePart> parts();
}
