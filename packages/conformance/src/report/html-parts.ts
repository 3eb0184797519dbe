// SPDX-License-Identifier: Apache-2.0

/** Follows the reader's light or dark. */
export const pageStyle = `
:root{color-scheme:light dark;--line:light-dark(#d8dde3,#3a4149);--soft:light-dark(#5b6570,#9aa5b1)}
body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem}
header{background:Canvas;border-bottom:1px solid var(--line);padding-bottom:.5rem}
@media (min-width:60rem) and (min-height:30rem){header{position:sticky;top:0}details{scroll-margin-top:9rem}}
h1{font-size:1.3rem;margin:.2rem 0;overflow-wrap:anywhere}header p{margin:.4rem 0}form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
select{max-width:100%}input[type=search]{width:19rem;max-width:100%;box-sizing:border-box}button{font:inherit}
details{border-bottom:1px solid var(--line);padding:.4rem 0}summary{cursor:pointer}
.pass{color:light-dark(#17692f,#6fd08c)}.fail{color:light-dark(#b3261e,#ff8f86)}.couldNotTell{color:light-dark(#8a5a00,#f0b95a)}.notApplicable{color:var(--soft)}
.why{margin:.2rem 0 0 1.2rem}.facts,small,time{color:var(--soft)}
ol{list-style:none;padding-left:1rem}li{display:flex;gap:.7rem;align-items:baseline;flex-wrap:wrap}li span{min-width:5.5rem}.frame b{min-width:15rem;font-weight:500}
summary,.why,.facts{overflow-wrap:anywhere}time{font-variant-numeric:tabular-nums;min-width:6rem}details[open]>summary{font-weight:600}
li.step{font-weight:600;margin-top:.5rem}code{overflow-wrap:anywhere;white-space:pre-wrap;font-size:.85em}li.frame code{flex:1;min-width:min(20rem,100%)}
@media (max-width:40rem){ol{padding-left:0}li{display:block}li time,li span,li b{margin-right:.5rem}li.frame code{display:block}}
[hidden]{display:none}`;

export const pageScript = `
const cases=[...document.querySelectorAll("details")];const boxes=[...document.querySelectorAll("[type=checkbox]")];
const shown=document.getElementById("shown");const block=document.getElementById("block");const search=document.getElementById("search");
function show(){let count=0;const on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.verdict));const words=search.value.toLowerCase();
for(const c of cases){c.hidden=!on.has(c.dataset.verdict)||(block.value!==""&&c.dataset.block!==block.value)||(words!==""&&!c.textContent.toLowerCase().includes(words));if(!c.hidden)count++;}shown.value=count;}
for(const one of [...boxes,block,search])one.addEventListener("input",show);document.forms[0].addEventListener("submit",e=>e.preventDefault());
document.getElementById("open").addEventListener("click",()=>{for(const c of cases)if(!c.hidden)c.open=true;});
document.getElementById("close").addEventListener("click",()=>{for(const c of cases)c.open=false;});
function jump(){const c=document.getElementById(location.hash.slice(1));if(c&&c.matches("details")){c.hidden=false;c.open=true;c.scrollIntoView();}}
addEventListener("hashchange",jump);show();jump();`;
