package io.tailrace.systemtests.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A module's POM, as it is written.
 *
 * @param folder of the module.
 * @param root element of the file.
 * @param parent its parent within this checkout.
 */
record Pom(Path folder, Element root, Optional<Pom> parent) {
    private static final String ON_CLASS_PATH = "compile runtime provided";

    /** All of a checkout, the root's first. */
    static List<Pom> all(final Path checkout) throws IOException {
        final List<Pom> poms = new ArrayList<>();
        addWithModules(poms, new Pom(checkout, parse(checkout), Optional.empty()));
        return poms;
    }

    private static void addWithModules(final List<Pom> poms, final Pom pom) throws IOException {
        poms.add(pom);
        for (final Element modules : children(pom.root, "modules")) {
            for (final Element module : children(modules, "module")) {
                final Path folder = pom.folder.resolve(module.getTextContent().strip());
                final Element root = parse(folder);
                addWithModules(
                        poms,
                        new Pom(folder, root, child(root, "parent").isPresent() ? Optional.of(pom) : Optional.empty()));
            }
        }
    }

    private static Element parse(final Path folder) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile())
                    .getDocumentElement();
        } catch (final ParserConfigurationException | SAXException fault) {
            throw new IOException("not a POM: " + folder, fault);
        }
    }

    String artifactId() {
        return text("artifactId").orElseThrow();
    }

    /** Its own, or the one that it inherits. */
    String version() {
        return inherited("version").orElseThrow();
    }

    boolean isJar() {
        return text("packaging").orElse("jar").equals("jar");
    }

    /** Whether users get it. */
    boolean isPublished() {
        return !property("maven.deploy.skip").orElse("false").equals("true");
    }

    /** Its own, or the one that it inherits. */
    Optional<String> property(final String name) {
        final Optional<String> own = child(root, "properties")
                .flatMap(properties -> child(properties, name))
                .map(Pom::content);
        return own.isPresent() ? own : parent.flatMap(pom -> pom.property(name));
    }

    /** The text of an element right below the root, if it has one. */
    Optional<String> text(final String name) {
        return child(root, name).map(Pom::content);
    }

    /** The same, or that of its parent. */
    Optional<String> inherited(final String name) {
        final Optional<String> own = text(name);
        return own.isPresent() ? own : parent.flatMap(pom -> pom.inherited(name));
    }

    /** Artifacts of this project that those get who depend on this one. */
    List<String> ownDependencies() {
        return child(root, "dependencies").map(list -> children(list, "dependency")).orElse(List.of()).stream()
                .filter(Pom::isOurs)
                .filter(dependency -> ON_CLASS_PATH.contains(
                        child(dependency, "scope").map(Pom::content).orElse("compile")))
                .map(dependency -> content(child(dependency, "artifactId").orElseThrow()))
                .toList();
    }

    /** Artifacts of this project whose versions it sets. */
    List<String> managed() {
        return child(root, "dependencyManagement").flatMap(management -> child(management, "dependencies")).stream()
                .flatMap(list -> children(list, "dependency").stream())
                .map(dependency -> content(child(dependency, "groupId").orElseThrow()) + ":"
                        + content(child(dependency, "artifactId").orElseThrow()))
                .toList();
    }

    private static boolean isOurs(final Element dependency) {
        return content(child(dependency, "groupId").orElseThrow()).equals("io.tailrace");
    }

    private static Optional<Element> child(final Element element, final String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(final Element element, final String name) {
        final List<Element> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }

    private static String content(final Element element) {
        return element.getTextContent().strip();
    }
}
