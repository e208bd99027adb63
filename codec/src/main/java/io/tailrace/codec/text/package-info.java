/** Words for people. In: what somebody wrote. Out: what may have been meant. Without state, for any thread. */
package io.tailrace.codec.text;
