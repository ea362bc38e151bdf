//! What is published: the extension's zip and the npm package's tarball.

use anyhow::Result;

use crate::build;
use crate::tool::{command, root, run, target};

pub fn verb() -> Result<()> {
    let extension = build::extension(false, &[])?;
    build::package(false)?;
    // Python's zipfile is there wherever the SCIM server of the tests is; names sorted and times fixed, so that the same
    // sources give the same file.
    let zip = target().join(format!("scim-guide-onelogin-{}.zip", env!("CARGO_PKG_VERSION")));
    let script = "import os,sys,zipfile\nout,top=sys.argv[1:]\nnames=sorted(os.path.relpath(os.path.join(d,f),top) for d,_,fs in os.walk(top) for f in fs if not f.endswith('.d.ts'))\nwith zipfile.ZipFile(out,'w',zipfile.ZIP_DEFLATED) as z:\n  for n in names:\n    z.writestr(zipfile.ZipInfo(n,(2026,1,1,0,0,0)),open(os.path.join(top,n),'rb').read(),zipfile.ZIP_DEFLATED)\n";
    run(command("python3").args(["-c", script]).arg(&zip).arg(&extension))?;
    println!("{}", zip.display());
    run(command("npm")
        .arg("pack")
        .arg(root().join("pkg"))
        .arg("--pack-destination")
        .arg(target())
        .arg("--loglevel=error"))
}
