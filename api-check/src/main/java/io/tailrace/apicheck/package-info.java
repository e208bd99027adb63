/**
 * The API of the published modules. In: their class files, what {@code docs/api-history} has of earlier ones, the changelog. Out: text,
 * differences, and what is missing. On the caller's thread.
 */
package io.tailrace.apicheck;
