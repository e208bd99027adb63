/** Programs of others, unmodified, under the agent: what they do, and what they pay. */
package io.tailrace.systemtests.thirdparty;
