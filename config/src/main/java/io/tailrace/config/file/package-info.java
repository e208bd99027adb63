/**
 * Files of settings, TOML or JSON, hostile until read. In: a path. Out: its values with their places, or what is wrong with it and where. On the
 * caller's thread.
 */
package io.tailrace.config.file;
