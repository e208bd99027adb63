/**
 * JSON Schemas, draft 2020-12. In: two versions of a schema. Out: what a change of it does to who reads and to who writes.
 *
 * <p>Two promises are held. Documents of the old version stay valid under the new one: there are journals and files of them, and producers that
 * are not renewed yet. And a reader that was made for the old version, and passes over fields and values of an enum that it does not know, finds in
 * a new document all that it was promised: each field, each required field, each type, each format. What breaks one of them is major. What a reader passes over is minor.
 * What the rules here cannot decide is major, and says so.
 */
package io.tailrace.cli.contracts.check.jsonschema;
