// Holds manifests to the schemas of Kubernetes, from a folder with node_modules: node kubernetes.mjs FILE...; exit 1 and a line for each fault.
import fs from 'node:fs';
import yaml from 'yaml';

let faults = 0;
for (const file of process.argv.slice(2)) {
  const document = yaml.parse(fs.readFileSync(file, 'utf8'));
  const module = await import(`kubernetes-models/${document.apiVersion}/${document.kind}`);
  try {
    new module[document.kind](document).validate();
  } catch (fault) {
    faults++;
    console.log(`${file}: ${fault.message}`);
  }
}
process.exit(faults === 0 ? 0 : 1);
