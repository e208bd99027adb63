/**
 * What the exposer says: status, head and body as bytes that are laid out once and never change, the routes there are, and the reasons
 * for which a request is refused. In: a status and a text, or a page. Out: an {@link io.tailrace.exposer.answer.Answer} that any number of
 * connections send. On the event-loop thread.
 */
package io.tailrace.exposer.answer;
