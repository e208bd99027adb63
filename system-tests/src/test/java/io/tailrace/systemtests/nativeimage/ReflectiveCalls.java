package io.tailrace.systemtests.nativeimage;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.ClassFile;
import javassist.bytecode.CodeAttribute;
import javassist.bytecode.CodeIterator;
import javassist.bytecode.ConstPool;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.Opcode;

/** Reads out of a class file what it looks up by name. */
final class ReflectiveCalls {
    /** Short name of a class by its full one, with its methods that take names. What takes no name (array views, instances) looks up nothing. */
    private static final Map<String, Set<String>> APIS = Map.of(
            "java.lang.Class",
            Set.of(
                    "forName",
                    "getField",
                    "getDeclaredField",
                    "getFields",
                    "getDeclaredFields",
                    "getMethod",
                    "getDeclaredMethod",
                    "getMethods",
                    "getDeclaredMethods",
                    "getConstructor",
                    "getDeclaredConstructor",
                    "getConstructors",
                    "getDeclaredConstructors",
                    "getRecordComponents",
                    "getResource",
                    "getResourceAsStream",
                    "newInstance"),
            "java.lang.ClassLoader",
            Set.of(
                    "loadClass",
                    "getResource",
                    "getResources",
                    "getResourceAsStream",
                    "getSystemResource",
                    "getSystemResourceAsStream"),
            "java.lang.invoke.MethodHandles$Lookup",
            Set.of(
                    "findVarHandle",
                    "findStaticVarHandle",
                    "findVirtual",
                    "findStatic",
                    "findConstructor",
                    "findSpecial",
                    "findGetter",
                    "findSetter",
                    "findStaticGetter",
                    "findStaticSetter",
                    "findClass",
                    "defineClass",
                    "defineHiddenClass"),
            "java.util.ServiceLoader",
            Set.of("load", "loadInstalled"),
            "java.util.ResourceBundle",
            Set.of("getBundle"),
            "java.lang.reflect.Proxy",
            Set.of("newProxyInstance"),
            "java.io.ObjectInputStream",
            Set.of("readObject"),
            "java.util.concurrent.atomic.AtomicLongFieldUpdater",
            Set.of("newUpdater"),
            "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
            Set.of("newUpdater"),
            "java.util.concurrent.atomic.AtomicReferenceFieldUpdater",
            Set.of("newUpdater"));

    private ReflectiveCalls() {}

    /** In the order of the code. */
    static List<ReflectiveCall> of(final InputStream classFile) throws IOException {
        final ClassFile file = new ClassFile(new DataInputStream(classFile));
        final List<ReflectiveCall> calls = new ArrayList<>();
        for (final MethodInfo method : file.getMethods()) {
            final CodeAttribute code = method.getCodeAttribute();
            if (code != null) {
                try {
                    read(file.getName() + "." + method.getName(), code, calls);
                } catch (final BadBytecode fault) {
                    throw new IOException(file.getName(), fault);
                }
            }
        }
        references(file, calls);
        return calls;
    }

    private static void read(final String site, final CodeAttribute code, final List<ReflectiveCall> calls)
            throws BadBytecode {
        final ConstPool pool = code.getConstPool();
        final CodeIterator instructions = code.iterator();
        final List<String> constants = new ArrayList<>();
        while (instructions.hasNext()) {
            final int at = instructions.next();
            switch (instructions.byteAt(at)) {
                case Opcode.LDC -> constant(pool, instructions.byteAt(at + 1), constants);
                case Opcode.LDC_W -> constant(pool, instructions.u16bitAt(at + 1), constants);
                case Opcode.INVOKEVIRTUAL, Opcode.INVOKESTATIC, Opcode.INVOKESPECIAL -> {
                    final int called = instructions.u16bitAt(at + 1);
                    if (pool.getTag(called) == ConstPool.CONST_Methodref) {
                        add(site, pool.getMethodrefClassName(called), pool.getMethodrefName(called), constants, calls);
                    }
                    constants.clear();
                }
                case Opcode.INVOKEINTERFACE, Opcode.INVOKEDYNAMIC -> constants.clear();
                default -> {
                    // Neither a name nor a call.
                }
            }
        }
    }

    /** Of methods as values, like {@code Class::forName}. */
    private static void references(final ClassFile file, final List<ReflectiveCall> calls) {
        final ConstPool pool = file.getConstPool();
        for (int i = 1; i < pool.getSize(); i++) {
            if (pool.getTag(i) == ConstPool.CONST_MethodHandle) {
                final int called = pool.getMethodHandleIndex(i);
                if (pool.getTag(called) == ConstPool.CONST_Methodref) {
                    add(
                            file.getName() + "::",
                            pool.getMethodrefClassName(called),
                            pool.getMethodrefName(called),
                            List.of(),
                            calls);
                }
            }
        }
    }

    private static void constant(final ConstPool pool, final int index, final List<String> constants) {
        if (pool.getTag(index) == ConstPool.CONST_String) {
            constants.add(pool.getStringInfo(index));
        } else if (pool.getTag(index) == ConstPool.CONST_Class) {
            constants.add(pool.getClassInfo(index));
        }
    }

    private static void add(
            final String site,
            final String owner,
            final String method,
            final List<String> constants,
            final List<ReflectiveCall> calls) {
        if (APIS.getOrDefault(owner, Set.of()).contains(method)) {
            final String name = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
            calls.add(new ReflectiveCall(site, name + "." + method, List.copyOf(constants)));
        }
    }
}
