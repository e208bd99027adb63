// Reads [{before, after}, ...] from the file that is named and prints a line for each: whether a new reader takes all old documents (deserializer), and
// whether an old reader takes all new ones (serializer).
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
const module = path.resolve(folder, 'node_modules/jsoncompat');
const jsoncompat = await import(pathToFileURL(path.join(module, 'jsoncompat_wasm.js')));
jsoncompat.initSync({ module: fs.readFileSync(path.join(module, 'jsoncompat_wasm_bg.wasm')) });
for (const it of JSON.parse(fs.readFileSync(file, 'utf8'))) {
  const takes = (role) => jsoncompat.check_compat(JSON.stringify(it.before), JSON.stringify(it.after), role);
  console.log(`${takes('deserializer')} ${takes('serializer')}`);
}
